-- By what one proves at a broker who one is: paths only. Both or neither, and only with TLS.
ALTER TABLE broker ADD COLUMN certificate TEXT CHECK (certificate IS NULL OR encryption <> 'none');
ALTER TABLE broker ADD COLUMN private_key TEXT CHECK ((private_key IS NULL) = (certificate IS NULL));
