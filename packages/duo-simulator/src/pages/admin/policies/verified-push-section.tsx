import { NativeSelect } from '@mantine/core'
import { POLICY_BOUNDS } from '../../../contract/policy.ts'
import type { PolicyDraft } from './draft.ts'
import type { PolicyFieldProps } from './field-props.ts'
import { PolicySection } from './section.tsx'
import { SwitchField } from './switch-field.tsx'

const [leastDigits, mostDigits] = POLICY_BOUNDS.verificationDigits
const digitChoices = Array.from({ length: mostDigits - leastDigits + 1 }, (_, index) => String(leastDigits + index))

export function VerifiedPushSection(props: PolicyFieldProps) {
  const { draft, set } = props
  return (
    <PolicySection
      title="Verified push"
      help="The logon page shows a code. The user types it on the phone to approve the push.">
      <SwitchField field="isVerifiedPushRequired" label="Require a verification code" {...props} />
      <NativeSelect
        label="Digits"
        size="md"
        maw={320}
        value={draft.digits}
        data={digitChoices}
        onChange={(event) => set('digits', event.currentTarget.value)}
      />
      <NativeSelect
        label="Servers that can’t show a code"
        size="md"
        maw={420}
        value={draft.clientsWithoutSupport}
        data={[
          { value: 'plain', label: 'Get an ordinary push' },
          { value: 'refuse', label: 'Get no push' },
        ]}
        onChange={(event) =>
          set('clientsWithoutSupport', event.currentTarget.value as PolicyDraft['clientsWithoutSupport'])
        }
      />
    </PolicySection>
  )
}
