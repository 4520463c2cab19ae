import { randomHex } from '../lib/random-ids.ts'
import type { Device } from './model.ts'

/** Creates a device that is online, not activated, and at its first passcode. */
export function createDeviceRecord(
  fields: Pick<Device, 'id' | 'userId' | 'type' | 'createdAt'> & Partial<Device>,
): Device {
  return {
    name: '',
    platform: fields.type === 'phone' ? 'Generic Smartphone' : '',
    number: '',
    activated: false,
    online: true,
    passcodes: { secret: randomHex(40), shown: 0, next: 0 },
    sms: { codes: [], used: [] },
    ...fields,
  }
}
