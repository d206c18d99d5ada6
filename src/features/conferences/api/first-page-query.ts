/**
 * The list as it is first shown, in the terms of Firestore's REST API and as the SDK writes them there
 * (a test compares the two), so that it can be asked for before the SDK is here.
 */
export const FIRST_PAGE_QUERY = {
  from: [{ collectionId: 'conferences' }],
  where: { unaryFilter: { field: { fieldPath: 'deletedAt' }, op: 'IS_NULL' } },
  orderBy: [
    { field: { fieldPath: 'createdAt' }, direction: 'DESCENDING' },
    { field: { fieldPath: '__name__' }, direction: 'DESCENDING' },
  ],
  limit: 50,
};
