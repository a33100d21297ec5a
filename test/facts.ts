/** Facts about nginx, extracted from its sources and binaries; beside the repository where it is developed. */
export const FACTS = '../shared/facts'
/** What of them the tables say otherwise, each line a decision. */
export const RECORD = 'fixtures/drift.txt'
