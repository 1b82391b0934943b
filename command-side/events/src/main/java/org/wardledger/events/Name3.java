package org.wardledger.events;

/// A register text in the three languages of the portal: the name of a legal entity, an article, a
/// rule. Never typed by a user in a form about a person. At most 600 characters a language.
public record Name3(String kk, String ru, String en) {}
