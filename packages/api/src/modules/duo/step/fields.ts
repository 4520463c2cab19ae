import {
  PromptFieldKind,
  type PromptField,
  type PromptOption,
  toPromptField,
} from '../../../module-contract/step-prompt.type.ts'
import type { ChoiceState, DeviceState, DuoState, WaitState } from '../factors/duo-state.ts'
import type { DuoAnswer } from '../interface/duo.type.ts'

const PASSCODE = toPromptField({
  name: 'passcode',
  kind: PromptFieldKind.CODE,
  label: 'Passcode',
  autocomplete: 'one-time-code',
})
const POLL: PromptOption = { value: 'poll', label: 'Wait' }

export function toChoiceFields({ devices, notice }: ChoiceState): PromptField[] {
  const options = devices.flatMap(toDeviceOptions)
  const fields: PromptField[] = notice ? [toNote('notice', 'Notice', notice)] : []
  if (options.length > 0) fields.push(toAction('How to confirm', options))
  return [...fields, PASSCODE]
}

export function toWaitFields({ statusMessage, verificationCode, factor }: WaitState): PromptField[] {
  const fields = [toNote('status', 'Status', statusMessage)]
  if (verificationCode) fields.push(toNote('verificationCode', 'Type this code into your phone', verificationCode))
  const again = factor === 'PUSH' ? { value: 'push', label: 'Send it again' } : { value: 'phone', label: 'Call again' }
  return [
    ...fields,
    PASSCODE,
    toAction('What to do', [POLL, again, { value: 'chooseAgain', label: 'Choose another way' }]),
  ]
}

export function toEnrollmentFields(shown: {
  qrCode: string | null
  qrText: string | null
  activationCode: string | null
  activationUrl: string | null
  portalUrl: string | null
}): PromptField[] {
  const fields: PromptField[] = []
  const { qrCode, qrText, activationCode, activationUrl, portalUrl } = shown
  if (qrCode)
    fields.push(
      toPromptField({
        name: 'qrCode',
        kind: PromptFieldKind.IMAGE,
        label: 'Scan this with Duo Mobile',
        value: qrCode,
        encodedText: qrText,
      }),
    )
  if (activationUrl)
    fields.push(
      toPromptField({
        name: 'activationUrl',
        kind: PromptFieldKind.LINK,
        label: 'Open Duo Mobile on this phone',
        value: activationUrl,
      }),
    )
  if (activationCode) fields.push(toNote('activationCode', 'Activation code', activationCode))
  if (portalUrl)
    fields.push(
      toPromptField({
        name: 'portalUrl',
        kind: PromptFieldKind.LINK,
        label: 'Set up Duo on its own page',
        value: portalUrl,
      }),
    )
  return [...fields, toAction('What to do', [POLL])]
}

export function toEnrollmentCodeFields(): PromptField[] {
  return [
    toPromptField({
      name: 'enrollmentCode',
      kind: PromptFieldKind.CODE,
      label: 'Enrollment code from an administrator',
      required: true,
      autocomplete: 'off',
    }),
  ]
}

export function toRememberFields(): PromptField[] {
  const options = [
    { value: 'no', label: 'No, ask me again here' },
    { value: 'yes', label: 'Yes, remember this browser' },
  ]
  return [
    toPromptField({
      name: 'remember',
      kind: PromptFieldKind.CHOICE,
      label: 'Is this a browser of your own?',
      required: true,
      options,
    }),
  ]
}

/** The other way round: what a client that rendered the fields sends back. A passcode goes before a choice that was preset. */
export function fromDuoFields(fields: ReadonlyMap<string, string>, state: DuoState): DuoAnswer | null {
  const passcode = fields.get('passcode')?.trim() ?? ''
  const action = fields.get('action')?.trim() ?? ''
  if (state.step === 'enrollment-code') {
    const enrollmentCode = fields.get('enrollmentCode')?.trim() ?? ''
    return enrollmentCode === '' ? null : { enrollmentCode }
  }
  if (state.step === 'remember') {
    const remember = fields.get('remember')
    if (remember === 'yes' || remember === 'no') return { remember: remember === 'yes' }
    return passcode === '' && (action === '' || action === 'poll') && remember === undefined ? { poll: true } : null
  }
  if (state.step === 'enrollment' || state.step === 'portal')
    return passcode === '' && (action === '' || action === 'poll') ? { poll: true } : null
  if (passcode !== '') return { passcode }
  if (state.step === 'choice') return toDeviceAnswer(action)
  const device = { device: state.device.id }
  if (action === '' || action === 'poll') return { poll: true }
  if (action === 'chooseAgain') return { chooseAgain: true }
  if (action === 'push' && state.factor === 'PUSH') return { push: device }
  return action === 'phone' && state.factor === 'PHONE' ? { phone: device } : null
}

function toDeviceAnswer(action: string): DuoAnswer | null {
  const [, kind, device] = /^(push|phone|sms):(.+)$/su.exec(action) ?? []
  return kind && device ? { [kind]: { device } } : null
}

function toDeviceOptions({ id, name, factors }: DeviceState): PromptOption[] {
  const options: PromptOption[] = []
  if (factors.includes('PUSH')) options.push({ value: `push:${id}`, label: `Push to ${name}` })
  if (factors.includes('PHONE')) options.push({ value: `phone:${id}`, label: `Call ${name}` })
  if (factors.includes('SMS')) options.push({ value: `sms:${id}`, label: `Send passcodes by SMS to ${name}` })
  return options
}

const toNote = (name: string, label: string, value: string): PromptField =>
  toPromptField({ name, kind: PromptFieldKind.NOTE, label, value })
const toAction = (label: string, options: PromptOption[]): PromptField =>
  toPromptField({ name: 'action', kind: PromptFieldKind.CHOICE, label, options })
