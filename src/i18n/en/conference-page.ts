export const conferencePage = {};
