import type { Capability } from '../../contract/devices.ts'
import { displayName } from '../../state/device-capabilities.ts'
import type { Device } from '../../state/model.ts'

export interface PromptMenu {
  text: string
  factors: Record<string, string>
}

export interface PromptChoice {
  factor: 'push' | 'phone' | 'sms'
  deviceId: string
}

interface Entry extends PromptChoice {
  id: string
  line: string
}

type Offered = readonly { device: Device; capabilities: readonly Capability[] }[]

/** Builds the numbered menu that text terminals show (`text_prompt`). */
export function toPromptMenu(devices: Offered, isVerified: boolean): PromptMenu {
  const entries = listEntries(devices, isVerified)
  const lines = entries.map(({ line }, index) => ` ${index + 1}. ${line}`)
  const factors = Object.fromEntries(entries.map(({ id }, index) => [String(index + 1), id]))
  const range = entries.length > 1 ? ` (1-${entries.length})` : ''
  return {
    text: `Enter a passcode or select one of the following options:\n\n${lines.join('\n')}\n\nPasscode or option${range}: `,
    factors: { ...(entries[0] && { default: entries[0].id }), ...factors },
  }
}

/** Finds the choice by id (`push1`) or number. Returns null for a passcode. */
export function findPromptChoice(devices: Offered, choice: string): PromptChoice | null {
  for (const isVerified of [false, true]) {
    const entries = listEntries(devices, isVerified)
    const entry = entries.find(({ id }, index) => id === choice || String(index + 1) === choice)
    if (entry) return entry
  }
  return null
}

function listEntries(devices: Offered, isVerified: boolean): Entry[] {
  const entries: Entry[] = []
  const add = (capability: Capability, factor: PromptChoice['factor'], id: string, verb: string): void => {
    const able = devices.filter(({ capabilities }) => capabilities.includes(capability))
    for (const [index, { device }] of able.entries()) {
      entries.push({ factor, deviceId: device.id, id: `${id}${index + 1}`, line: `${verb} ${displayName(device)}` })
    }
  }
  add('push', 'push', isVerified ? 'verified_push' : 'push', 'Duo Push to')
  add('phone', 'phone', 'voice', 'Phone call to')
  add('sms', 'sms', 'smsrefresh', 'SMS passcodes to')
  return entries
}
