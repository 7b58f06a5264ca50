import { useRead, useReadWhen } from '../app/asking/queries.ts'

/** The company's topics, archived ones last. */
export const useTopics = () => useRead('GET /topics').data?.items ?? []

/** What topics are called, read only where one is to be named. */
export function useTopicNames(wanted: boolean): (id: string) => string {
  const topics = useReadWhen('GET /topics', wanted ? {} : null).data?.items ?? []
  return (id) => topics.find((topic) => topic.id === id)?.name ?? '…'
}
