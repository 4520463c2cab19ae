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

/** Checks only what would break the simulator later, because this program wrote the document. */
export function parseDocument(input: unknown): SimulatorDocument {
  if (!isRecord(input)) throw refusal('The state must be a JSON object, as GET /control/state returns it')
  if (input['version'] !== 1)
    throw refusal(`Unknown version of the state: ${String(input['version'])}. This program reads version 1`)
  if (typeof input['accountKey'] !== 'string') throw refusal('accountKey is missing')
  parsePolicyPatch(input['policy'])
  for (const [list, texts] of Object.entries(LISTS)) {
    const entries = input[list]
    if (!Array.isArray(entries)) throw refusal(`${list} must be a list`)
    for (const [index, entry] of entries.entries()) {
      const missing = texts.find((text) => typeof (entry as Record<string, unknown> | null)?.[text] !== 'string')
      if (missing) throw refusal(`${list}[${index}].${missing} must be a string`)
    }
  }
  return input as unknown as SimulatorDocument
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const refusal = (message: string): ControlError => new ControlError(400, 'invalid_state', message)
