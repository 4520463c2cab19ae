/** A refusal of the control API, with a message for the reader. `status` is 0 if nothing answered. */
export class ControlError extends Error {
  readonly status: number
  readonly code: string

  constructor(message: string, code: string, status: number) {
    super(message)
    this.name = 'ControlError'
    this.code = code
    this.status = status
  }
}
