import { Textarea } from '@mantine/core'
import { AllowedFactorsSection } from './allowed-factors-section.tsx'
import type { PolicyFieldProps } from './field-props.ts'
import { NewUsersSection } from './new-users-section.tsx'
import { NumberField } from './number-field.tsx'
import { PolicySection } from './section.tsx'
import { SwitchField } from './switch-field.tsx'
import { VerifiedPushSection } from './verified-push-section.tsx'

export function PolicyFields(props: PolicyFieldProps) {
  const { draft, set } = props
  return (
    <>
      <NewUsersSection {...props} />
      <VerifiedPushSection {...props} />
      <PolicySection title="Remembered devices" help="Duo doesn’t ask again for a while in a remembered browser.">
        <SwitchField field="areDevicesRemembered" label="Remember devices" {...props} />
        <NumberField field="rememberedDays" label="Remember for (days)" {...props} />
      </PolicySection>
      <AllowedFactorsSection {...props} />
      <PolicySection title="Lockout" help="Too many wrong passcodes in a row lock the user out.">
        <NumberField field="lockoutThreshold" label="Wrong passcodes before lockout" {...props} />
        <NumberField
          field="lockoutMinutes"
          label="Unlock after (minutes)"
          description="Empty: only when you change the user’s status."
          {...props}
        />
      </PolicySection>
      <PolicySection title="Trusted networks" help="Logons from these addresses need no second factor.">
        <Textarea
          label="Addresses and ranges"
          description="One per line, such as 192.0.2.0/24. Compared with the address that the server reports."
          size="md"
          maw={420}
          rows={3}
          value={draft.trustedNetworks}
          onChange={(event) => set('trustedNetworks', event.currentTarget.value)}
        />
      </PolicySection>
      <PolicySection
        title="Old signatures"
        help="Signature version 1 doesn’t cover the date, so a request can be replayed forever.">
        <SwitchField field="isSignatureV1Accepted" label="Accept signature version 1" {...props} />
      </PolicySection>
      <PolicySection title="Automatic approval" help="Approves without a phone, for benchmarks and demos.">
        <NumberField
          field="autoApproveMs"
          label="Approve after (ms)"
          description="Empty: never. 0: at once."
          {...props}
        />
      </PolicySection>
    </>
  )
}
