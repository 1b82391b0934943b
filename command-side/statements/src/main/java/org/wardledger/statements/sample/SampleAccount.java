package org.wardledger.statements.sample;

/// The owner's side of a written statement: what a bank prints about its own client.
///
/// @param iban with valid check digits
/// @param bin of the institution
/// @param bic of its bank
public record SampleAccount(String iban, String bin, String name, String bic) {}
