package cn.yijianshi.platform.signing;

import cn.yijianshi.platform.problems.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Signing keys 签名密钥", description = "With which this service signs certificates and tokens.")
class KeysController {

    private final Signatures signatures;
    private final SigningKeys keys;

    KeysController(Signatures signatures, SigningKeys keys) {
        this.signatures = signatures;
        this.keys = keys;
    }

    /** Like a JWK Set (RFC 7517). */
    record Keys(List<Key> keys) {
        static Keys of(List<PublishedKey> published) {
            return new Keys(published.stream().map(Key::of).toList());
        }
    }

    /** @param until empty while it signs */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Key(
            String kid,
            String use,
            String kty,
            String crv,
            String alg,
            String x,
            String y,
            Instant from,
            Instant until) {
        static Key of(PublishedKey published) {
            var jwk = published.algorithm().scheme().jwk(published.key());
            return new Key(
                    published.id(),
                    "sig",
                    jwk.get("kty"),
                    jwk.get("crv"),
                    jwk.get("alg"),
                    jwk.get("x"),
                    jwk.get("y"),
                    published.from(),
                    published.until());
        }
    }

    @GetMapping("/api/public/keys")
    @SecurityRequirements
    @Operation(
            summary = "Every public key of this service, the present one first; what old ones signed stays verifiable")
    Keys published() {
        return Keys.of(signatures.keys());
    }

    @PostMapping("/api/signing-keys")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(
            summary = "Another key takes over from now on",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "key-from-file: the key is changed in its file")
            })
    Key rotate() {
        return keys.rotate().map(Key::of).orElseThrow(() -> Problem.conflict("key-from-file"));
    }
}
