export const signIn = {
  title: 'Sign in',
  email: 'Email',
  password: 'Password',
  showPassword: 'Show password',
  submit: 'Sign in',
  forgot: 'Forgot your password?',
  returnNote: 'Sign in to open the page you asked for.',
  errors: {
    emailRequired: 'Enter your email address.',
    emailInvalid: 'This does not look like an email address.',
    passwordRequired: 'Enter your password.',
    wrong: 'The email address or the password is not right. Check both and try again.',
    tooMany: 'Too many attempts. Wait a few minutes, or set a new password.',
    disabled: 'This user has been switched off. Ask an administrator of your account.',
    network: 'Confdesk could not be reached. Check your network and try again.',
    unknown: 'Signing in did not work, and it is not your doing. Try again in a minute.',
  },
  reset: {
    title: 'Set a new password',
    intro:
      'Enter the email address you sign in with. You will receive a link to set a new password.',
    submit: 'Send the link',
    sentTitle: 'Check your inbox',
    sentText: (email: string) =>
      `If ${email} has a user here, a link is on its way to it. It can take a few minutes; look in the junk folder too.`,
    back: 'Back to sign in',
  },
};
