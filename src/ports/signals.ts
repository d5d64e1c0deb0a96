/**
 * Wakes others up early, on this node and on the other ones. Only a hint: a lost signal costs a poll, never a wrong
 * answer. Topics: `flow:<id>`, `call:<id>`, `customer:<id>`, `desk`.
 */
export interface Signals {
  tell(topic: string): void;
  listen(topic: string, call: () => void): () => void;
}
