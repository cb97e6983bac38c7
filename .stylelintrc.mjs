/** The standard rules, without those that only sort; and the house's own: no !important, sizes that follow the direction of writing. */
const PHYSICAL = ['/^(?:margin|padding|border)-(?:top|right|bottom|left)/', 'top', 'right', 'bottom', 'left', 'width', 'height', '/^(?:min|max)-(?:width|height)$/'];

export default {
  extends: 'stylelint-config-standard',
  rules: {
    'declaration-no-important': true,
    'property-disallowed-list': [PHYSICAL, { message: 'Name the logical property: block, inline, start, end' }],
    'import-notation': 'string',
    // Newer than the list of names: the part of the page that is read now.
    'selector-pseudo-class-no-unknown': [true, { ignorePseudoClasses: ['target-current'] }],
    // Safari knows it by no other name.
    'property-no-vendor-prefix': [true, { ignoreProperties: ['-webkit-text-size-adjust', 'text-size-adjust'] }],
    // Names of fonts have capitals.
    'value-keyword-case': ['lower', { ignoreProperties: ['/^--(?:sans|serif|mono)$/'] }],
    // Files go by what they are about, layers decide what wins, and tokens stand in groups.
    'no-descending-specificity': null,
    'custom-property-empty-line-before': null,
    'declaration-empty-line-before': null,
    'comment-empty-line-before': null,
  },
};
