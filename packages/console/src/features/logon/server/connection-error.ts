/** No answer of the API came: no network, a time-out, or something between that answered in its place. Trying again is safe. */
export class ConnectionError extends Error {
  constructor(cause?: unknown) {
    super('The server can’t be reached.', { cause })
    this.name = 'ConnectionError'
  }
}
