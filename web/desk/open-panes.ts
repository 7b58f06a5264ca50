/** What stands beside the list once a conversation is open. One file apart: the desk's first view does without it. */
export { ConversationPane } from './conversation/conversation-pane.tsx'
export { PersonPane } from './person-pane.tsx'
