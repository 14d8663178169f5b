// Compares what advisor read of a chat with what is expected: numbers to 0.01, choices as sets, a text in any of
// its accepted forms; nothing else may have been read. Each item and each result is a metric of its own.
const NEAR = 0.01;

const words = (text) =>
  (text.toLowerCase().replace(/['’ʼ]/g, '').match(/[\p{L}\p{N}]+/gu) || []).filter(
    (word) => !['a', 'an', 'the'].includes(word),
  );

const sameText = (expected, got) => {
  const [shorter, longer] = [words(expected), words(got)].sort((one, other) => one.length - other.length);
  if (!shorter.length) return !longer.length;
  if (longer.length > 3 * shorter.length + 2) return false;
  return longer.some((_, at) => shorter.every((word, index) => longer[at + index] === word));
};

const sameSet = (one, other) =>
  one.length === other.length && [...one].sort().every((each, at) => each === [...other].sort()[at]);

const matches = (expected, got) => {
  if (expected === undefined || got === undefined) return false;
  if (typeof expected === 'number' || typeof got === 'number')
    return typeof expected === typeof got && Math.abs(expected - got) <= NEAR + 1e-9;
  if (typeof got === 'string') return [expected].flat().some((form) => sameText(form, got));
  return sameSet([expected].flat(), got);
};

module.exports = (output, context) => {
  const found = typeof output === 'string' ? JSON.parse(output) : output;
  const expect = JSON.parse(context.config.expect);
  const wrong = [];
  const namedScores = {};
  const check = (name, holds, expected, got) => {
    namedScores[name] = holds ? 1 : 0;
    if (!holds) wrong.push(`${name}: ${JSON.stringify(expected)} expected, ${JSON.stringify(got)} read`);
  };
  if (found.error) return { pass: false, score: 0, reason: found.error };
  if (expect.answers) {
    const names = new Set([...Object.keys(expect.answers), ...Object.keys(found.answers || {})]);
    for (const name of names)
      check(name, matches(expect.answers[name], found.answers[name]), expect.answers[name], found.answers[name]);
  }
  if (expect.declined) check('declined', sameSet(expect.declined, found.declined || []), expect.declined, found.declined);
  if ('tier' in expect) check('tier', expect.tier === found.tier, expect.tier, found.tier);
  if ('level' in expect) check('level', expect.level === found.level, expect.level, found.level);
  if ('score' in expect)
    check('score', Math.abs(expect.score - found.score) <= 0.05 + 1e-9, expect.score, found.score);
  const total = Object.keys(namedScores).length;
  const pass = wrong.length === 0;
  return { pass, score: pass ? 1 : (total - wrong.length) / total, reason: wrong.join('; ') || 'all as expected', namedScores };
};
