import { AppError } from '../../errors/app-error.ts'

/** Why a tool of the machine did nothing: one sentence that says what to do. */
export class MachineError extends AppError {
  override readonly name = 'MachineError'
}
