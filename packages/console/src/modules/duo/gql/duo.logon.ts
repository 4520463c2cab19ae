/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../gql/schema';

export type DuoChoicePromptFragment = { acceptsPasscode: boolean, notice: string | null, resendAt: string | null, devices: Array<{ id: string, name: string, factors: Array<Types.DuoFactor> }> };

export type DuoWaitPromptFragment = { factor: Types.DuoFactor, status: string, statusMessage: string, verificationCode: string | null, expiresAt: string, resendAt: string | null, acceptsPasscode: boolean, device: { id: string, name: string } | null };

export type DuoEnrollmentPromptFragment = { qrCode: string | null, activationCode: string | null, activationUrl: string | null, portalUrl: string | null, notice: string | null, expiresAt: string };
