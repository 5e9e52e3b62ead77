import assert from 'node:assert/strict';

assert.equal([3, 1, 2].sort().join(), '1,2,3');
