import { useQuery } from '@apollo/client/react'
import { Alert, Drawer, Skeleton, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { InvariantResultList } from '../../../components/lockout/invariant-result-list.tsx'
import { LockoutCheck } from '../../../components/lockout/lockout-check.tsx'
import { ProblemNotice } from '../../../components/feedback/problem-notice.tsx'
import { useReturnFocus } from '../../../lib/page/use-return-focus.ts'
import { ReviewSchemeDocument } from '../gql/schemes.ts'
import { toStepInputs } from '../steps/steps.ts'
import { PublishForm } from './publish-form.tsx'
import { ReviewSection } from './review-section.tsx'
import type { SchemeEditing } from '../editing/use-scheme-editing.ts'
import type { SchemePartsFragment } from '../../../lib/documents/gql/schemes.ts'

interface ReviewDrawerProps {
  scheme: SchemePartsFragment
  editing: SchemeEditing
  /** True if opened because the server refused to publish without a review. */
  wasRefused: boolean
  onClose: () => void
}

/** The review of edited steps before they go live, and the options for publishing them. */
export function ReviewDrawer({ scheme, editing, wasRefused, onClose }: ReviewDrawerProps) {
  useReturnFocus()
  const [isStale, setStale] = useState(false)
  const { data, error, refetch } = useQuery(ReviewSchemeDocument, {
    variables: { key: scheme.key, steps: toStepInputs(editing.steps) },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  })
  const review = data?.reviewScheme
  const showAsNow = () => {
    setStale(true)
    void refetch()
  }
  return (
    <Drawer opened onClose={onClose} size="xl" title={`Review ${scheme.name} before publishing`}>
      {error && !review && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!review && !error && (
        <Stack aria-busy>
          <Skeleton height={120} />
          <Skeleton height={80} />
          <Skeleton height={200} />
        </Stack>
      )}
      {review && (
        <Stack gap="lg">
          {isStale && (
            <Alert
              color="blue"
              variant="light"
              icon={<IconInfoCircle aria-hidden />}
              title="This review was out of date"
              role="alert">
              The live version or the draft has changed since you opened it. You now see the current review, against
              version {review.basedOn}.
            </Alert>
          )}
          {review.problems.length > 0 ? (
            <Alert
              color="red"
              variant="light"
              icon={<IconAlertTriangle aria-hidden />}
              title="These steps can’t be published">
              {review.problems.map(({ code, message, step }) => (
                <Text size="sm" key={`${code}-${step}`}>
                  {step == null ? '' : `Step ${step + 1}: `}
                  {message}
                </Text>
              ))}
            </Alert>
          ) : (
            <LockoutCheck verdict={review.verdict} />
          )}
          <ReviewSection title="Changes">
            <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }} aria-label="Changes">
              {review.changes.length === 0 && (
                <Text size="sm">None: the steps are the same as those of the live version.</Text>
              )}
              {review.changes.map(({ text }) => (
                <Text component="li" size="sm" key={text}>
                  {text}
                </Text>
              ))}
            </Stack>
          </ReviewSection>
          {review.warnings.length > 0 && (
            <ReviewSection title="Warnings">
              {review.warnings.map(({ code, message, step }) => (
                <Text size="sm" key={`${code}-${step}`}>
                  {step == null ? '' : `Step ${step + 1}: `}
                  {message}
                </Text>
              ))}
            </ReviewSection>
          )}
          {review.invariants.length > 0 && (
            <ReviewSection title="Invariants">
              <InvariantResultList results={review.invariants} />
            </ReviewSection>
          )}
          {review.problems.length === 0 && (
            <PublishForm
              schemeKey={scheme.key}
              review={review}
              policyMinutes={data.publicationPolicy.confirmMinutes}
              // Administrators are safe now and would no longer be: the server will require a reason.
              needsOverride={wasRefused || (data.lockoutVerdict.isSafe && !review.verdict.isSafe)}
              editing={editing}
              onPublished={onClose}
              onStale={showAsNow}
              onConflict={() => {
                editing.setHasConflict(true)
                onClose()
              }}
            />
          )}
        </Stack>
      )}
    </Drawer>
  )
}
