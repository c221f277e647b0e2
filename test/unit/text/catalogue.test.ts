import assert from 'node:assert/strict';
import { IntlMessageFormat } from 'intl-messageformat';
import { en } from '../../../src/text/en/catalogue.ts';
import { refusalText } from '../../../src/text/text.ts';

describe('the catalogue', () => {
  for (const [area, words] of Object.entries(en))
    it(`${area}: every sentence is well-formed ICU`, () => {
      for (const [name, sentence] of Object.entries(words))
        assert.doesNotThrow(
          () => new IntlMessageFormat(sentence, 'en-GB', undefined, { ignoreTag: true }),
          `${area}.${name}`,
        );
    });

  it('has a sentence for a code that it does not know', () => {
    assert.equal(refusalText('constructor'), refusalText('no-such-code'));
    assert.match(refusalText('no-such-code'), /Nothing was changed/u);
  });
});
