/** What a workspace wants to know of its messages: what they are about. */
export interface Topic {
  id: string
  name: string
  description: string
  /** One of them in a text is enough. */
  words: string[]
  /** Messages that are about it. */
  examples: string[]
}

/** That an item is about a topic. Of several the first is the main one. */
export interface ItemTopic {
  id: string
  /** 0–1. */
  confidence: number
  /** Why, in words. */
  because: string
}

/** What a person says of an item that none of the topics fits. */
export const NO_TOPIC = 'none'

/** Topics at most, so that every text can be held against all of them; and topics of one item. */
export const [MOST_TOPICS, MOST_OF_AN_ITEM] = [200, 5]
