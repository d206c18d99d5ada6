export const load = {
  title: 'load',
};
