import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { StepPrompt } from '../../../module-contract/step-prompt.type.ts'

export enum DuoFactor {
  PUSH = 'PUSH',
  PHONE = 'PHONE',
  SMS = 'SMS',
  PASSCODE = 'PASSCODE',
}
registerEnumType(DuoFactor, {
  name: 'DuoFactor',
  description: 'A way to confirm a logon with Duo.',
  valuesConfig: {
    PUSH: { description: 'Duo Mobile shows a request to approve.' },
    PHONE: { description: 'Duo calls; a key on the phone approves.' },
    SMS: { description: 'Duo sends passcodes to type in.' },
    PASSCODE: { description: 'The device shows passcodes to type in.' },
  },
})

@ObjectType({ description: 'A device that the user has at Duo.', simpleResolvers: true })
export class DuoDevice {
  @Field(() => ID) id!: string
  @Field(() => String, { description: 'As Duo names it, with a masked number.' }) name!: string
  @Field(() => [DuoFactor], { description: 'The factors that it supports.' }) factors!: DuoFactor[]
}

@ObjectType({
  implements: StepPrompt,
  description: 'Pick a device and a factor, or type a passcode.',
  simpleResolvers: true,
})
export class DuoChoicePrompt extends StepPrompt {
  @Field(() => [DuoDevice]) devices!: DuoDevice[]
  @Field(() => Boolean, { description: 'Whether a passcode may be typed instead.' }) acceptsPasscode!: boolean
  @Field(() => String, { nullable: true, description: 'The latest event, e.g. that codes were sent by SMS.' })
  notice?: string | null
  @Field(() => Date, {
    nullable: true,
    description: 'No new push or call before then; null when one may be asked for now.',
  })
  resendAt?: Date | null
  @Field(() => ID, {
    nullable: true,
    description: 'The device that the user confirmed with the last time, if it can be used now.',
  })
  suggestedDevice?: string | null
  @Field(() => DuoFactor, { nullable: true, description: 'The factor of the last time, if it can be used now.' })
  suggestedFactor?: DuoFactor | null
}

@ObjectType({
  implements: StepPrompt,
  description: 'A push or a call is on its way. The logon moves on by itself when it is answered.',
  simpleResolvers: true,
})
export class DuoWaitPrompt extends StepPrompt {
  @Field(() => DuoFactor) factor!: DuoFactor
  @Field(() => DuoDevice, { nullable: true }) device?: DuoDevice | null
  @Field(() => String, { description: 'Duo’s status word, e.g. "pushed", "calling", "answered".' }) status!: string
  @Field(() => String, { description: 'The same in words, as plain text.' }) statusMessage!: string
  @Field(() => String, {
    nullable: true,
    description: 'Verified Push: show it large; the person types it into the phone.',
  })
  verificationCode?: string | null
  @Field(() => Date, { description: 'When the request ends unanswered.' }) expiresAt!: Date
  @Field(() => Date, { nullable: true, description: 'No new push or call before then.' }) resendAt!: Date | null
  @Field(() => Boolean, { description: 'Whether a passcode may be typed instead.' }) acceptsPasscode!: boolean
}

@ObjectType({
  implements: StepPrompt,
  description: 'The user is new to Duo and sets it up now. The logon moves on by itself when that is done.',
  simpleResolvers: true,
})
export class DuoEnrollmentPrompt extends StepPrompt {
  @Field(() => String, { nullable: true, description: 'The image to scan with Duo Mobile, as a data: URL.' }) qrCode?:
    | string
    | null
  @Field(() => String, { nullable: true, description: 'The same as text.' }) activationCode?: string | null
  @Field(() => String, { nullable: true, description: 'Opens Duo Mobile, for those who see this on the phone itself.' })
  activationUrl?: string | null
  @Field(() => String, { nullable: true, description: 'Duo’s own enrollment page, to use instead of a code.' })
  portalUrl?: string | null
  @Field(() => String, { nullable: true, description: 'The latest event, e.g. that the code has expired.' })
  notice?: string | null
  @Field(() => Date, { description: 'When it is too late.' }) expiresAt!: Date
}

@ObjectType({
  implements: StepPrompt,
  description: 'The user is new to Duo and needs a one-time enrollment code from an administrator to set it up.',
  simpleResolvers: true,
})
export class DuoEnrollmentCodePrompt extends StepPrompt {}

@ObjectType({
  implements: StepPrompt,
  description:
    'Duo has confirmed the logon and would remember this browser. Unanswered, the logon goes on by itself and nothing is remembered.',
  simpleResolvers: true,
})
export class DuoRememberPrompt extends StepPrompt {
  @Field(() => Date, { description: 'When no answer counts as no.' }) expiresAt!: Date
}

@InputType({ description: 'One of the user’s devices.' })
export class DuoDeviceInput {
  @Field(() => ID, {
    defaultValue: 'auto',
    description: 'The id of a device from the prompt, or "auto" for the first one that can do it.',
  })
  device!: string
}

@InputType({ description: 'An answer to the module "duo", of exactly one kind.' })
export class DuoAnswer {
  /** Read when the schema is built. */
  static readonly isOneOf = true

  @Field(() => DuoDeviceInput, { nullable: true, description: 'Sends a push, or sends it again.' })
  push?: DuoDeviceInput | null
  @Field(() => DuoDeviceInput, { nullable: true, description: 'Has Duo call.' }) phone?: DuoDeviceInput | null
  @Field(() => DuoDeviceInput, {
    nullable: true,
    description: 'Sends passcodes by SMS; type one of them in afterwards.',
  })
  sms?: DuoDeviceInput | null
  @Field(() => String, { nullable: true, description: 'From Duo Mobile, an SMS, a hardware token, or a bypass code.' })
  passcode?: string | null
  @Field(() => String, {
    nullable: true,
    description: 'The one-time code that an administrator has handed out, for a DuoEnrollmentCodePrompt.',
  })
  enrollmentCode?: string | null
  @Field(() => Boolean, { nullable: true, description: 'Whether to remember this browser, for a DuoRememberPrompt.' })
  remember?: boolean | null
  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: asks how things stand. Answers at once, does nothing, and completes the logon if it is through.',
  })
  poll?: boolean | null
  @Field(() => Boolean, {
    nullable: true,
    description: 'true: back to the choice of device and factor. Sends nothing.',
  })
  chooseAgain?: boolean | null
}
