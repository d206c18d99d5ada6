/** A mail document that cannot be sent as it is; the message is the sentence for `delivery.error`. */
export class InvalidMail extends Error {
  override readonly name = 'InvalidMail';
}
