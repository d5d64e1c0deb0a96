/** Customers of the demo bank (product: the demo bank), and the own codes with which the tests enrol their apps. */
export const aino = { userCode: '47110823', ownCode: '749206' } as const;
export const elias = { userCode: '52907746', ownCode: '835207' } as const;
/** They have no app when the bank opens. */
export const maj = { name: 'Maj Söderholm', userCode: '604218', ownCode: '590318', password: '71946', number: '070-174 06 11' } as const;
export const tauno = { userCode: '3182907', ownCode: '915207' } as const;
