import fc from 'fast-check';

/* Every run of the tests draws the same examples, so that a red one is red again; `FC_SEED=$RANDOM npm test` draws others. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['FC_SEED'] ?? 20_261_122) });
