/** What the control API refused, in words meant for the reader. `status` is 0 when nothing answered. */
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
