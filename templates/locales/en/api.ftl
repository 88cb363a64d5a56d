# The page about the API; what it lists comes from the handlers.
api-title = For programs
api-document = OpenAPI document
api-parameters = Parameters
api-body = What to send
api-answers = Answers
api-shapes = Shapes
refusal-key-used-for-another = This key was already used for a different request.
refusal-request-in-progress = The same request is being carried out at this moment. Please ask again shortly.
refusal-idempotency-key-malformed = The Idempotency-Key must have 1 to { $chars_max } visible ASCII characters.
