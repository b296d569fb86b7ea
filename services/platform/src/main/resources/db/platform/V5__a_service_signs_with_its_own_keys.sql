-- All public keys this service ever signed with. Without a key file the private one is kept here too.
CREATE TABLE signing_key (
    id CHAR(8) NOT NULL PRIMARY KEY,
    algorithm VARCHAR(10) NOT NULL,
    public_key VARCHAR(600) NOT NULL,
    private_key VARCHAR(600),
    valid_from DATETIME(6) NOT NULL,
    valid_until DATETIME(6),
    -- 1 for the key that signs, empty for those before it: so there is one at most.
    signs INT,
    CONSTRAINT signing_key_signs UNIQUE (signs)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
