export const team = {
  title: 'Profile and team',
};
