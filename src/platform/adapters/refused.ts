/** The address takes no messages: trying again is of no use. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
}
