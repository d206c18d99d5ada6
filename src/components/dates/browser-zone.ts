/** The IANA zone of this machine's clock, beside which the account's is named where they differ. */
export const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
