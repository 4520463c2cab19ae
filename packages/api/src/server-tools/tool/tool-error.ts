import { AppError } from '../../errors/app-error.ts'

/** The reason why a server tool did nothing, with the fix. */
export class ToolError extends AppError {
  override readonly name = 'ToolError'
}
