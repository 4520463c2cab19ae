import { Grid, Skeleton } from '@mantine/core'

export function SchemeSkeleton() {
  return (
    <Grid gap="lg" aria-busy>
      <Grid.Col span={{ base: 12, md: 8 }}>
        <Skeleton height={420} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }}>
        <Skeleton height={420} />
      </Grid.Col>
    </Grid>
  )
}
