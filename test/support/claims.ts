/** Claims with amounts, dates, speakers and forms that people get wrong; with `harbour` a whole story. */
export const claimsYaml = `units:
  - { id: eur-bn, pattern: "€{n} billion", base: { unit: eur, factor: 1000000000 } }
  - { id: people, pattern: "{n} people" }
profiles:
  - { id: ben-mole, name: Ben Mole, type: person, is: An engineer., next: [ferry-start], cite: [{ source: gazette, at: ¶1 }] }
figures:
  - { id: trade-2017, measures: trade, value: 21.1, unit: eur-bn, asOf: 2017, cite: [{ source: gazette, at: ¶1 }] }
  - { id: trade-2013, measures: trade, value: 47.5, unit: eur-bn, asOf: 2013, cite: [{ source: gazette, at: ¶1 }] }
  - { id: rescued, measures: people rescued, value: 10500, unit: people, cite: [{ source: gazette, at: ¶1 }] }
claims:
  - id: trade-of-2017
    claim: { en: The harbour's trade reached €21.1 billion in 2017., it: "Nel 2017 gli scambi del porto sono stati di 21,1 miliardi di euro." }
    standing: corroborated
    question: ferry-price
    figures: [trade-2017]
    says: { en: [harbour trade was 21.1 billion euros in 2017] }
    cite: [{ source: gazette, at: ¶1 }]
  - id: trade-of-2013
    claim: The harbour's trade was nearly €47.5 billion in 2013.
    standing: corroborated
    question: ferry-price
    figures: [trade-2013]
    cite: [{ source: gazette, at: ¶1 }]
  - id: rescue
    claim: "The lifeboats have rescued 10,500 people since the storm of 2014."
    standing: corroborated
    question: mayor-plan
    figures: [rescued]
    cite: [{ source: gazette, at: ¶1 }]
  - id: lighthouse
    claim: { en: The mayor said that she would not sell the lighthouse., ru: "Мэр заявила, что не будет продавать маяк." }
    standing: corroborated
    question: mayor-plan
    speaker: ada-porto
    says: { en: [Porto refused to sell the lighthouse] }
    confusable:
      - { forms: { en: [the mayor sold the lighthouse, the lighthouse has been sold] }, because: She said that she would not., cite: [{ source: gazette, at: ¶1 }] }
    cite: [{ source: gazette, at: ¶1 }]
  - id: bridge
    claim: The new bridge is dangerous for small boats.
    standing: disputed
    question: mayor-plan
    cite: [{ source: gazette, at: ¶1 }, { source: gazette, at: ¶2, says: "It is dangerous for nobody, the builders say." }]
  - id: duty
    claim: Porto called the ferry a duty towards the islands.
    standing: corroborated
    question: mayor-plan
    speaker: ada-porto
    cite: [{ source: gazette, at: ¶1 }]
  - id: visit
    claim: The mayor Ada Porto invited Ben Mole to the lighthouse.
    standing: corroborated
    question: mayor-plan
    says: { en: [Ada Porto invited Ben Mole to the lighthouse] }
    confusable:
      - { forms: { en: [Ben Mole asked Ada Porto for a boat] }, because: He asked for a map., cite: [{ source: gazette, at: ¶1 }] }
    cite: [{ source: gazette, at: ¶1 }]
  - id: quay
    claim: Ada Porto and Ben Mole opened the new quay.
    standing: corroborated
    question: mayor-plan
    cite: [{ source: gazette, at: ¶1 }]
`;
