package io.github.azurellama.spring;

/** The values of the property {@code credential}. */
enum CredentialSource {

    /** Tokens of Microsoft Entra ID. */
    ENTRA_ID
}
