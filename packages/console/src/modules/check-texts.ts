import type { ErrorTexts } from '../lib/error-message.ts'
import { duoCheckMessages } from './duo/duo.check-messages.ts'

/** Texts for what checks of modules find, by code. Apart from those of logons: only administrators meet them. */
export const CHECK_TEXTS: ErrorTexts = duoCheckMessages
