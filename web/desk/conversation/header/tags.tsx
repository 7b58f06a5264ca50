import { Chip } from '../../list/row/chips.tsx'

/** The tags a conversation carries. */
export const Tags = ({ tags }: { tags: readonly string[] }) => tags.map((tag) => <Chip key={tag}>#{tag}</Chip>)
