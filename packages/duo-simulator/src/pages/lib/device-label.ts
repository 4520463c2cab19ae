import type { DeviceView } from '../../contract/devices.ts'

/** A phone may have neither name nor number, as those that enrolled by a code. */
export function deviceLabel(device: Pick<DeviceView, 'type' | 'name' | 'number' | 'id'>): string {
  if (device.type === 'token') return `Token ${device.name || `…${device.id.slice(-4)}`}`
  if (device.name && device.number && device.name !== device.number) return `${device.name} (${device.number})`
  return device.name || device.number || `Phone …${device.id.slice(-4)}`
}
