import type { DeviceView } from '../../contract/devices.ts'

/** Falls back to the id, because a phone that enrolled with a code has neither name nor number. */
export function deviceLabel(device: Pick<DeviceView, 'type' | 'name' | 'number' | 'id'>): string {
  if (device.type === 'token') return `Token ${device.name || `…${device.id.slice(-4)}`}`
  if (device.name && device.number && device.name !== device.number) return `${device.name} (${device.number})`
  return device.name || device.number || `Phone …${device.id.slice(-4)}`
}
