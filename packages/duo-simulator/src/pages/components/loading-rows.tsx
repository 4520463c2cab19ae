import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'

export function LoadingRows({ rows = 3, height = 96 }: { rows?: number; height?: number }) {
  return (
    <Stack gap="md">
      <VisuallyHidden role="status">Loading …</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="lg" />
      ))}
    </Stack>
  )
}
