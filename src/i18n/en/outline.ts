/** Words that stand in the page itself (src/outline/): no script may be there to bring them. */
export const outline = {
  failed: {
    title: 'Confdesk could not be loaded',
    text: 'A part of it did not arrive. Check your network and load the page again.',
    again: 'Load again',
  },
};
