import type { StepPrompt } from '../../../module-contract/step-prompt.type.ts'
import type {
  ChoiceState,
  DeviceState,
  DuoState,
  EnrollmentState,
  PortalState,
  WaitState,
} from '../factors/duo-state.ts'
import {
  DuoChoicePrompt,
  DuoDevice,
  DuoEnrollmentCodePrompt,
  DuoEnrollmentPrompt,
  DuoFactor,
  DuoRememberPrompt,
  DuoWaitPrompt,
} from '../interface/duo.type.ts'
import { toChoiceFields, toEnrollmentCodeFields, toEnrollmentFields, toRememberFields, toWaitFields } from './fields.ts'
import { toQrCodeUrl } from './qr-code.ts'

/** For clients that read again instead of subscribing. */
const POLL_AFTER_MS = 2000

export function toDuoPrompt(state: DuoState): StepPrompt {
  switch (state.step) {
    case 'choice':
      return toChoicePrompt(state)
    case 'wait':
      return toWaitPrompt(state)
    case 'enrollment':
    case 'portal':
      return toEnrollmentPrompt(state)
    case 'enrollment-code':
      return Object.assign(new DuoEnrollmentCodePrompt(), {
        module: 'duo',
        title: 'Enter your enrollment code',
        fields: toEnrollmentCodeFields(),
        pollAfterMs: null,
      })
    case 'remember':
      return Object.assign(new DuoRememberPrompt(), {
        module: 'duo',
        title: 'Remember this browser?',
        fields: toRememberFields(),
        pollAfterMs: POLL_AFTER_MS,
        expiresAt: new Date(state.expiresAt),
      })
  }
}

function toChoicePrompt(state: ChoiceState): DuoChoicePrompt {
  return Object.assign(new DuoChoicePrompt(), {
    module: 'duo',
    title: 'Confirm with Duo',
    fields: toChoiceFields(state),
    pollAfterMs: null,
    devices: state.devices.map(toDevice),
    acceptsPasscode: true,
    notice: state.notice,
    resendAt: state.resendAt === null ? null : new Date(state.resendAt),
    suggestedDevice: state.suggested?.deviceId ?? null,
    suggestedFactor: state.suggested ? DuoFactor[state.suggested.factor] : null,
  })
}

function toWaitPrompt(state: WaitState): DuoWaitPrompt {
  return Object.assign(new DuoWaitPrompt(), {
    module: 'duo',
    title:
      state.factor === 'PHONE'
        ? 'Answer the call'
        : state.verificationCode
          ? 'Type this code into your phone'
          : 'Approve the request on your device',
    fields: toWaitFields(state),
    pollAfterMs: POLL_AFTER_MS,
    factor: DuoFactor[state.factor],
    device: toDevice(state.device),
    status: state.status,
    statusMessage: state.statusMessage,
    verificationCode: state.verificationCode,
    expiresAt: new Date(state.expiresAt),
    resendAt: new Date(state.resendAt),
    acceptsPasscode: true,
  })
}

function toEnrollmentPrompt(state: EnrollmentState | PortalState): DuoEnrollmentPrompt {
  const shown =
    state.step === 'enrollment'
      ? {
          qrCode: toQrCodeUrl(state.qrText),
          activationCode: state.activationCode,
          activationUrl: state.activationUrl,
          portalUrl: null,
        }
      : { qrCode: null, activationCode: null, activationUrl: null, portalUrl: state.portalUrl }
  return Object.assign(new DuoEnrollmentPrompt(), {
    module: 'duo',
    title: 'Set up Duo on your phone',
    fields: toEnrollmentFields({ ...shown, qrText: state.step === 'enrollment' ? state.qrText : null }),
    pollAfterMs: POLL_AFTER_MS,
    ...shown,
    notice: state.step === 'portal' ? state.notice : null,
    expiresAt: new Date(state.expiresAt),
  })
}

function toDevice({ id, name, factors }: DeviceState): DuoDevice {
  return Object.assign(new DuoDevice(), { id, name, factors: factors.map((factor) => DuoFactor[factor]) })
}
