/** The bar that tells what is selected in the list of conferences, and what can be done with it. */
export const manyBar = {
  label: 'Selection',
  some: (_count: number, formatted: string) => `${formatted} selected`,
  all: (formatted: string) => `All ${formatted} selected`,
  everyone: (formatted: string) => `Select all ${formatted}`,
  matching: (formatted: string) => `Select all ${formatted} that match`,
  none: 'Nothing is selected any more.',
  clear: 'Clear',
  clearLong: 'Clear the selection',
  menu: 'Actions',
  actions: {
    'send-again': 'Send email again',
    'new-codes': 'New codes',
    reassign: 'Change admin',
    expiry: 'Expiry',
    delete: 'Delete',
  },
  export: 'Export to CSV',
};
