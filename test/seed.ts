import fc from 'fast-check'

// The tests try the same texts in every run. New ones are what `npm run fuzz` and the oracles are for, which print their seed.
fc.configureGlobal({ seed: 20_261_126 })
