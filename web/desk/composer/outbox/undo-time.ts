/** Until when each answer sent from here can be taken back. Gone with the page: then the server alone knows. */
const until = new Map<string, string>()

export const rememberUndoTime = (outgoingId: string, undoUntil: string): void => void until.set(outgoingId, undoUntil)
export const undoTimeOf = ({ id }: { id: string }): string | null => until.get(id) ?? null
