import { ControlError } from '../lib/control-error.ts'
import type { SimulatorDocument } from './model.ts'
import { parsePolicyPatch } from './parse-policy-patch.ts'

const LISTS = {
  applications: ['integrationKey', 'secretKey', 'type', 'name'],
  users: ['userId', 'username', 'status'],
  devices: ['id', 'userId', 'type'],
  enrollments: ['activationCode', 'userId', 'deviceId'],
  invitations: ['code', 'username', 'integrationKey'],
  rememberedDevices: ['token', 'userId', 'integrationKey'],
  transactions: ['txid', 'integrationKey', 'userId', 'factor', 'status'],
} as const

/** Looks at what would make the simulator stumble later; the document comes from this program, by hand at most. */
export function parseDocument(input: unknown): SimulatorDocument {
  if (!isRecord(input)) throw refusal('The state has to be a JSON object, as GET /control/state gives it')
  if (input['version'] !== 1)
    throw refusal(`Version ${String(input['version'])} of the state is unknown; this program reads version 1`)
  if (typeof input['accountKey'] !== 'string') throw refusal('accountKey is missing')
  parsePolicyPatch(input['policy'])
  for (const [list, texts] of Object.entries(LISTS)) {
    const entries = input[list]
    if (!Array.isArray(entries)) throw refusal(`${list} has to be a list`)
    for (const [index, entry] of entries.entries()) {
      const missing = texts.find((text) => typeof (entry as Record<string, unknown> | null)?.[text] !== 'string')
      if (missing) throw refusal(`${list}[${index}].${missing} has to be a text`)
    }
  }
  return input as unknown as SimulatorDocument
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const refusal = (message: string): ControlError => new ControlError(400, 'invalid_state', message)
