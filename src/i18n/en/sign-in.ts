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
  choose: {
    title: 'Choose a password',
    password: 'New password',
    hint: (shortest: number) => `At least ${shortest} characters.`,
    short: (shortest: number) => `Choose a password of at least ${shortest} characters.`,
    submit: 'Save and sign in',
    slow: 'Confdesk is slow to answer just now. One moment…',
    otherPerson: (email: string) =>
      `You are signed in as ${email} in this browser. Choosing a password here signs you in with the address below instead.`,
    failures: {
      ended: 'The password was not saved. Try again; it may take a minute.',
      weak: 'This password is too easy to guess. Choose a longer one, or one with other characters.',
      tooMany: 'Too many attempts. Wait a few minutes and try again.',
      network: 'Confdesk could not be reached. Check your network and try again.',
      unknown: 'The password was not saved, and it is not your doing. Try again in a minute.',
    },
    closed: {
      chosen: {
        title: 'You have a password already',
        text: 'This link has done its work: a password was chosen for your address. Sign in with it.',
      },
      ended: {
        title: 'This link is no longer good',
        text: 'It has been used, it was left for too long, or a part of it is missing. You can have a new one sent to your address.',
      },
      gone: {
        title: 'This link is no longer good',
        text: 'The address it was sent to does not sign in here any more, or has been switched off. Ask an administrator of your account.',
      },
    },
    toSignIn: 'Go to sign in',
    newLink: 'Send me a new link',
  },
};
