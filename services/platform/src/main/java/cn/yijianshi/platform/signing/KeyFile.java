package cn.yijianshi.platform.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.regex.Pattern;

/** A pair of keys in a PEM file, as {@code openssl genpkey} and {@code openssl pkey -pubout} write them. */
final class KeyFile {

    private KeyFile() {}

    static KeyPair read(Path file, Scheme scheme) {
        try {
            var text = Files.readString(file, StandardCharsets.US_ASCII);
            var pair = new KeyPair(
                    scheme.publicKey(block(text, "PUBLIC KEY", file)),
                    scheme.privateKey(block(text, "PRIVATE KEY", file)));
            // Two halves of different pairs would sign what nobody can verify.
            var trial = new byte[] {1, 2, 3};
            if (!scheme.verifies(pair.getPublic(), trial, scheme.sign(pair.getPrivate(), trial))) {
                throw new IllegalStateException("The two keys in " + file + " do not belong together");
            }
            return pair;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalStateException(
                    "Cannot read a " + scheme.name() + " key from " + file + ": " + unusable.getMessage(), unusable);
        }
    }

    private static byte[] block(String text, String name, Path file) {
        var block = Pattern.compile("-----BEGIN " + name + "-----([^-]+)-----END " + name + "-----")
                .matcher(text);
        if (!block.find()) {
            throw new IllegalStateException(file + " has no block " + name);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
